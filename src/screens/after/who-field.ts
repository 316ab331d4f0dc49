import type { Words } from '#state/use-draft.ts'
import type { QuickField } from '../kit/quick-form.tsx'

/** Asks which provider is meant, where it can be more than one. */
export function whoField(label: string, providers: readonly string[], providerName: (id: string) => string): readonly QuickField[] {
  return providers.length < 2 ? [] : [{ box: 'who', label, kind: 'choice', choices: providers.map((value) => ({ value, words: providerName(value) })) }]
}

/** Who was chosen; a draft may name one who is not among them any more. */
export function chosenOf({ who = '' }: Words, providers: readonly string[]): string {
  return providers.includes(who) ? who : (providers[0] ?? '')
}
