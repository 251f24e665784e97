/** What the API says when it refuses, in one shape. */

export interface GraphqlError {
  message: string;
  path?: readonly (string | number)[];
  extensions?: { code?: string; subCode?: string; userFriendlyMessage?: string; [key: string]: unknown };
}

export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    message: string,
    readonly code: string,
    readonly subCode: string | null = null,
    readonly userMessage: string = message,
    readonly extensions: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }

  static fromGraphql({ message, extensions = {} }: GraphqlError): ApiError {
    const { code = 'GRAPHQL_VALIDATION_FAILED', subCode = null, userFriendlyMessage } = extensions;
    const said = userFriendlyMessage && userFriendlyMessage !== 'An error occurred.' ? userFriendlyMessage : message;
    return new ApiError(message, code, subCode, said, extensions);
  }

  /** For an answer that is not GraphQL at all: something between us and the API spoke. */
  static fromStatus(status: number): ApiError {
    if (status === 401) return new ApiError('Unauthenticated', 'UNAUTHENTICATED');
    return new ApiError(`HTTP ${status}`, 'NETWORK', null, 'The server could not answer. Try again in a moment.');
  }

  get isUnauthenticated(): boolean {
    return this.code === 'UNAUTHENTICATED';
  }
}

const offlineMessage = 'No answer from the server. Check your connection and try again.';

/** Any thrown value as an ApiError. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return new ApiError(error.message, 'NETWORK', null, 'The server took too long to answer. Try again.');
  }
  if (error instanceof TypeError) return new ApiError(error.message, 'NETWORK', null, offlineMessage);
  return new ApiError(error instanceof Error ? error.message : String(error), 'INTERNAL_SERVER_ERROR');
}

/** A sentence to show to the person who asked. */
export function userMessageOf(error: unknown): string {
  return toApiError(error).userMessage;
}
