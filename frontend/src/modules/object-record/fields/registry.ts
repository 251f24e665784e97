/** Every field type the API has, and the kind that speaks for it. */
import type { FieldMetadata, FieldType } from '@/modules/object-metadata';
import { actorKind } from './actor/actorKind';
import { addressKind } from './address/addressKind';
import { arrayKind } from './array/arrayKind';
import { booleanKind } from './boolean/booleanKind';
import { currencyKind } from './currency/currencyKind';
import { dateKind } from './date/dateKind';
import { dateTimeKind } from './date-time/dateTimeKind';
import { emailsKind } from './emails/emailsKind';
import type { FieldKind } from './fieldKind';
import { filesKind } from './files/filesKind';
import { fullNameKind } from './full-name/fullNameKind';
import { linksKind } from './links/linksKind';
import { multiSelectKind } from './multi-select/multiSelectKind';
import { numberKind } from './number/numberKind';
import { numericKind } from './numeric/numericKind';
import { phonesKind } from './phones/phonesKind';
import { positionKind } from './position/positionKind';
import { ratingKind } from './rating/ratingKind';
import { rawJsonKind } from './raw-json/rawJsonKind';
import { junctionOf } from './relation/junctions';
import { manyToManyKind } from './relation/manyToManyKind';
import { isToMany } from './relation/targets';
import { toManyKind } from './relation/toManyKind';
import { morphRelationKind, relationKind } from './relation/toOneKind';
import { richTextKind } from './rich-text/richTextKind';
import { selectKind } from './select/selectKind';
import { textKind } from './text/textKind';
import { tsVectorKind } from './ts-vector/tsVectorKind';
import { uuidKind } from './uuid/uuidKind';

/** Values travel between a kind's own methods only, so callers need not know their types. */
const erase = <Value>(kind: FieldKind<Value>): FieldKind => kind as unknown as FieldKind;

export const fieldKinds: Readonly<Record<FieldType, FieldKind>> = {
  UUID: erase(uuidKind),
  TEXT: erase(textKind),
  NUMBER: erase(numberKind),
  NUMERIC: erase(numericKind),
  BOOLEAN: erase(booleanKind),
  DATE: erase(dateKind),
  DATE_TIME: erase(dateTimeKind),
  SELECT: erase(selectKind),
  MULTI_SELECT: erase(multiSelectKind),
  RATING: erase(ratingKind),
  ARRAY: erase(arrayKind),
  RAW_JSON: erase(rawJsonKind),
  POSITION: erase(positionKind),
  TS_VECTOR: erase(tsVectorKind),
  FULL_NAME: erase(fullNameKind),
  EMAILS: erase(emailsKind),
  PHONES: erase(phonesKind),
  LINKS: erase(linksKind),
  CURRENCY: erase(currencyKind),
  ADDRESS: erase(addressKind),
  ACTOR: erase(actorKind),
  RICH_TEXT: erase(richTextKind),
  RICH_TEXT_V2: erase({ ...richTextKind, type: 'RICH_TEXT_V2' }),
  FILES: erase(filesKind),
  RELATION: erase(relationKind),
  MORPH_RELATION: erase(morphRelationKind),
};

const toMany = erase(toManyKind);
const manyToMany = erase(manyToManyKind);

export function kindOf(field: FieldMetadata): FieldKind {
  const isRelation = field.type === 'RELATION' || field.type === 'MORPH_RELATION';
  if (!isRelation || !isToMany(field)) return fieldKinds[field.type];
  return junctionOf(field) ? manyToMany : toMany;
}
