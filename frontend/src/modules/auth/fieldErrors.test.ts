import { describe, expect, it } from 'vitest';
import { ApiError } from '@/modules/api';
import { checkEmail, checkFilled, checkNewPassword, fieldErrorsOf } from './fieldErrors';

describe('what the server says about signing in', () => {
  it.each([
    [new ApiError('Wrong password', 'FORBIDDEN'), 'password'],
    [new ApiError('User not found', 'NOT_FOUND', 'USER_NOT_FOUND'), 'email'],
    [new ApiError('User already exists', 'BAD_USER_INPUT', 'USER_ALREADY_EXISTS'), 'email'],
    [new ApiError('Invalid email', 'BAD_USER_INPUT'), 'email'],
    [new ApiError('Too many attempts', 'BAD_USER_INPUT'), 'form'],
    [new TypeError('Failed to fetch'), 'form'],
  ])('%s stands at %s', (error, field) => {
    expect(Object.keys(fieldErrorsOf(error))).toEqual([field]);
  });
});

it('asks for a real address, a long password and every required name', () => {
  expect(checkEmail('ada@')).toHaveProperty('email');
  expect(checkEmail(' ada@example.com ')).toEqual({});
  expect(checkNewPassword('seven77')).toHaveProperty('password');
  expect(checkNewPassword('eight888')).toEqual({});
  expect(checkFilled({ workspaceName: '  ' }, { workspaceName: 'Name it.' })).toEqual({ workspaceName: 'Name it.' });
});
