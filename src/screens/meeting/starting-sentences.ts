/**
 * Starting sentences for what the meeting agrees: neutral, and never a whole sentence, so that the meeting says the
 * rest itself. `provider` is the chosen one, if any.
 */
export function startingSentences(name: string, provider: string | null): readonly string[] {
  const who = provider ?? 'the provider'
  return [
    `${possessive(name)} care stays here. We ask ${who} to `,
    `We ask ${who} to see ${name} and say whether `,
    `We ask ${who} for a report on `,
    `We ask for a second opinion because `,
    `We come back to this on `,
  ]
}

/** The starting sentence a typed figure asks for, or null when it asks for none. */
export function startingSentence(starts: readonly string[], typed: string): string | null {
  return /^[1-9]$/.test(typed) ? (starts[Number(typed) - 1] ?? null) : null
}

function possessive(name: string): string {
  return name === 'the child' ? 'The child’s' : `${name}’s`
}
