/** What is wrong with one field: `field` is the id of its box. */
export interface FieldError {
  readonly field: string
  readonly words: string
}
