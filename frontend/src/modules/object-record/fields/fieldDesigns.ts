/** Every field type, and what people decide when they make a field of it. */
import type { FieldType } from '@/modules/object-metadata';
import { actorDesign } from './actor/actorDesign';
import { addressDesign } from './address/addressDesign';
import { arrayDesign } from './array/arrayDesign';
import { booleanDesign } from './boolean/booleanDesign';
import { currencyDesign } from './currency/currencyDesign';
import { dateDesign } from './date/dateDesign';
import { dateTimeDesign } from './date-time/dateTimeDesign';
import { emailsDesign } from './emails/emailsDesign';
import { filesDesign } from './files/filesDesign';
import { fullNameDesign } from './full-name/fullNameDesign';
import { linksDesign } from './links/linksDesign';
import { multiSelectDesign } from './multi-select/multiSelectDesign';
import { numberDesign } from './number/numberDesign';
import { numericDesign } from './numeric/numericDesign';
import { phonesDesign } from './phones/phonesDesign';
import { positionDesign } from './position/positionDesign';
import { ratingDesign } from './rating/ratingDesign';
import { rawJsonDesign } from './raw-json/rawJsonDesign';
import { richTextDesign } from './rich-text/richTextDesign';
import { selectDesign } from './select/selectDesign';
import { textDesign } from './text/textDesign';
import { tsVectorDesign } from './ts-vector/tsVectorDesign';
import { uuidDesign } from './uuid/uuidDesign';
import type { FieldDesign } from './fieldDesign';
import { morphRelationDesign, relationDesign } from './relation/relationDesign';

export const fieldDesigns: Readonly<Record<FieldType, FieldDesign>> = {
  TEXT: textDesign,
  RICH_TEXT: richTextDesign,
  ARRAY: arrayDesign,
  NUMBER: numberDesign,
  CURRENCY: currencyDesign,
  SELECT: selectDesign,
  MULTI_SELECT: multiSelectDesign,
  BOOLEAN: booleanDesign,
  RATING: ratingDesign,
  DATE: dateDesign,
  DATE_TIME: dateTimeDesign,
  FULL_NAME: fullNameDesign,
  EMAILS: emailsDesign,
  PHONES: phonesDesign,
  LINKS: linksDesign,
  ADDRESS: addressDesign,
  FILES: filesDesign,
  RAW_JSON: rawJsonDesign,
  UUID: uuidDesign,
  ACTOR: actorDesign,
  NUMERIC: numericDesign,
  POSITION: positionDesign,
  TS_VECTOR: tsVectorDesign,
  RICH_TEXT_V2: { ...richTextDesign, type: 'RICH_TEXT_V2', group: null },
  RELATION: relationDesign,
  MORPH_RELATION: morphRelationDesign,
};
