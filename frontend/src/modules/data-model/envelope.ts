/** What the server refuses about a change of the data model, at the input that each refusal is about. */
import { type ApiError, toApiError } from '@/modules/api';

interface Refusal {
  code?: string;
  message?: string;
  userFriendlyMessage?: string;
}

interface Faulty {
  errors?: readonly Refusal[];
}

export interface InputErrors<Input extends string> {
  /** By the input; several in one line. */
  at: Partial<Record<Input, string>>;
  /** What is about no input, or about the whole. */
  general: string | null;
}

export const noErrors = { at: {}, general: null } as const;

const inputOfCode: Readonly<Record<string, string>> = {
  LABEL_REQUIRED: 'label',
  INPUT_TOO_SHORT: 'name',
  EXCEEDS_MAX_LENGTH: 'name',
  NOT_CAMEL_CASE: 'name',
  RESERVED_KEYWORD: 'name',
  NOT_AVAILABLE: 'name',
  NAME_NOT_SYNCED_WITH_LABEL: 'name',
  FIELD_METADATA_RELATION_MALFORMED: 'relation',
  VALUES_NOT_UNIQUE: 'isUnique',
};

/** Where the code says too little, the first words that tell the input. */
const inputsOfWords: readonly (readonly [RegExp, string])[] = [
  [/\boptions?\b/iu, 'options'],
  [/\bdefault/iu, 'defaultValue'],
  [/\bunique/iu, 'isUnique'],
  [/\b(?:formula|expression)\b/iu, 'formula'],
  [/\brollup\b/iu, 'rollup'],
  [/\blabel identifier\b/iu, 'labelIdentifierFieldMetadataId'],
  [/\bimage identifier\b/iu, 'imageIdentifierFieldMetadataId'],
  [/\b(?:relation|target)\b/iu, 'relation'],
  [/\bsetting/iu, 'settings'],
  [/\bplural labels?\b/iu, 'labelPlural'],
  [/\bplural names?\b/iu, 'namePlural'],
  [/\bdescription\b/iu, 'description'],
  [/\bicon\b/iu, 'icon'],
  [/\blabel\b/iu, 'label'],
  [/\bname\b/iu, 'name'],
];

/** What a form sent, by input: a refusal quotes the name that it is about. */
type Sent<Input extends string> = Partial<Record<Input, unknown>>;

function findInput<Input extends string>(
  { code = '', message = '' }: Refusal,
  inputs: readonly Input[],
  sent: Sent<Input>,
): Input | undefined {
  const isLong = code === 'EXCEEDS_MAX_LENGTH' && /\blabel\b/iu.test(message);
  const known = isLong ? 'label' : inputOfCode[code];
  if (known === 'name') {
    const quoted = inputs.find((each) => sent[each] && message.includes(`"${String(sent[each])}"`));
    if (quoted) return quoted;
  }
  const input = known ?? inputsOfWords.find(([words]) => words.test(message))?.[1];
  return inputs.find((each) => each === input);
}

/** `errors.fieldMetadata[].errors[]` of an answer, sorted to the `inputs` that a form has. */
export function readErrors<Input extends string>(
  failure: unknown,
  inputs: readonly Input[],
  sent: Sent<Input> = {},
): InputErrors<Input> {
  const error = toApiError(failure);
  const at: Partial<Record<Input, string>> = {};
  const general: string[] = [];
  for (const refusal of refusalsIn(error)) {
    const text = refusal.userFriendlyMessage || refusal.message || error.userMessage;
    const input = findInput(refusal, inputs, sent);
    if (input) at[input] = [at[input], text].filter(Boolean).join(' ');
    else general.push(text);
  }
  if (!general.length && !Object.keys(at).length) general.push(error.userMessage);
  return { at, general: general.length ? [...new Set(general)].join(' ') : null };
}

/** Those of the envelope; where there is none, the error itself. */
function refusalsIn({ extensions, subCode, message, userMessage }: ApiError): Refusal[] {
  const errors = extensions['errors'];
  if (typeof errors !== 'object' || errors === null)
    return subCode ? [{ code: subCode, message, userFriendlyMessage: userMessage }] : [];
  return (Object.values(errors) as (readonly Faulty[])[]).flatMap((kind) => kind.flatMap((each) => each.errors ?? []));
}
