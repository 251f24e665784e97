export interface FullName {
  readonly firstName: string;
  readonly lastName: string;
}
