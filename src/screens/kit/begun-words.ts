/** L39: that the next version of a signed letter was begun, wherever the signed one is offered. Nothing when none was. */
export function begunWords(version: number | null): readonly string[] {
  return version === null ? [] : [`Version ${version} begun, not signed`]
}
