/** L42: that a signed letter goes to nobody, wherever it would be sent from. Nothing of one that may go. */
export function keptWords(version: number | null): readonly string[] {
  return version === null ? [] : [`Version ${version} goes to nobody: sign the next`]
}
