import type { Provider } from '../provider/provider.ts'

/**
 * Whom the letter greets: as their entry says, or else by the name as it was given, for taking a family name out of it would
 * guess wrong for many. A team is greeted by its lead where its address names one ("For Dr Judith Aske, lead clinician").
 * Without a comma, as the closing is.
 */
export function salutation({ type, name, greeting, address }: Pick<Provider, 'type' | 'name' | 'greeting' | 'address'>): string {
  const greeted = greeting || (type === 'individual' ? name.trim() : leadOf(address))
  return greeted === '' ? 'Dear colleagues' : `Dear ${greeted}`
}

function leadOf(address: readonly string[]): string {
  return address.map((line) => /^For (.+?),.*\blead\b/i.exec(line.trim())?.[1] ?? '').find((lead) => lead !== '') ?? ''
}
