import { describe, expect, it } from 'vitest';
import { ApiError } from '@/modules/api';
import { readErrors } from './envelope';

const inputs = ['label', 'name', 'options', 'defaultValue', 'settings', 'relation'] as const;

function refused(...errors: { code: string; message: string; userFriendlyMessage?: string }[]): ApiError {
  return new ApiError(
    'Multiple validation errors occurred while creating field',
    'METADATA_VALIDATION_FAILED',
    null,
    'Metadata validation failed',
    {
      errors: { fieldMetadata: [{ type: 'create', status: 'fail', metadataName: 'fieldMetadata', errors }] },
    },
  );
}

describe('what the server refuses', () => {
  it.each([
    ['LABEL_REQUIRED', 'Label is empty', 'label'],
    ['NOT_AVAILABLE', 'Name "size" is not available', 'name'],
    ['EXCEEDS_MAX_LENGTH', 'A label has 120 characters at most', 'label'],
    ['INVALID_FIELD_INPUT', 'Duplicated option value "A"', 'options'],
    ['INVALID_FIELD_INPUT', 'Default value cannot be null for non-nullable field "size"', 'defaultValue'],
    ['INVALID_FIELD_INPUT', 'Invalid setting "decimals": -1. Expected 0 to 100', 'settings'],
    ['FIELD_METADATA_RELATION_MALFORMED', 'Relation target not found', 'relation'],
  ] as const)('%s “%s” is said at the %s', (code, message, input) => {
    const { at, general } = readErrors(refused({ code, message, userFriendlyMessage: 'Do it otherwise.' }), inputs);
    expect(at).toEqual({ [input]: 'Do it otherwise.' });
    expect(general).toBeNull();
  });

  it('says several things about one input together', () => {
    const failure = refused(
      { code: 'NOT_CAMEL_CASE', message: 'x', userFriendlyMessage: 'Letters and digits.' },
      { code: 'NOT_AVAILABLE', message: 'x', userFriendlyMessage: 'Already in use.' },
    );
    expect(readErrors(failure, inputs).at.name).toBe('Letters and digits. Already in use.');
  });

  it('knows by the quoted name which of two names is meant', () => {
    const failure = refused({
      code: 'NOT_AVAILABLE',
      message: 'Name "pets" is not available',
      userFriendlyMessage: 'No.',
    });
    const sent = { nameSingular: 'pet', namePlural: 'pets' };
    expect(readErrors(failure, ['nameSingular', 'namePlural'], sent).at).toEqual({ namePlural: 'No.' });
  });

  it('says at the switch that records are not unique', () => {
    const failure = new ApiError(
      'Some records have the same value: x',
      'BAD_USER_INPUT',
      'VALUES_NOT_UNIQUE',
      'Change them.',
    );
    expect(readErrors(failure, ['isUnique']).at).toEqual({ isUnique: 'Change them.' });
  });

  it('says in general what is about no input of the form', () => {
    const failure = refused({
      code: 'FIELD_MUTATION_NOT_ALLOWED',
      message: 'No',
      userFriendlyMessage: 'It must stay.',
    });
    expect(readErrors(failure, ['label'])).toEqual({ at: {}, general: 'It must stay.' });
    expect(readErrors(new ApiError('Down', 'NETWORK'), inputs).general).toBe('Down');
  });
});
