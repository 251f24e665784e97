/** Which field of the sign-in forms an answer of the server is about. */
import { toApiError } from '@/modules/api';

export type AuthField = 'email' | 'password' | 'workspaceName' | 'firstName' | 'lastName';
export type FieldErrors = Partial<Record<AuthField | 'form', string>>;

const emailPattern = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;
const shortestPassword = 8;

export function checkEmail(email: string): FieldErrors {
  return emailPattern.test(email.trim()) ? {} : { email: 'Enter an e-mail address, like ada@example.com.' };
}

export function checkPassword(password: string): FieldErrors {
  return password ? {} : { password: 'Enter your password.' };
}

export function checkNewPassword(password: string): FieldErrors {
  return password.length >= shortestPassword ? {} : { password: `Use at least ${shortestPassword} characters.` };
}

export function checkFilled(
  values: Partial<Record<AuthField, string>>,
  says: Partial<Record<AuthField, string>>,
): FieldErrors {
  const missing = Object.entries(says).filter(([field]) => !values[field as AuthField]?.trim());
  return Object.fromEntries(missing);
}

export function fieldErrorsOf(error: unknown): FieldErrors {
  const { message, userMessage, subCode } = toApiError(error);
  if (subCode === 'USER_ALREADY_EXISTS' || /already exists/iu.test(message)) {
    return { email: 'This address has an account already. Sign in instead.' };
  }
  if (subCode === 'USER_NOT_FOUND' || /user (not found|does not exist)/iu.test(message)) {
    return { email: 'No account has this e-mail address.' };
  }
  if (/password/iu.test(message)) return { password: userMessage };
  if (/e-?mail/iu.test(message)) return { email: userMessage };
  return { form: userMessage };
}
