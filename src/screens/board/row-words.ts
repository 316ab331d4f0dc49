import { longDay, shortDay } from '#domain/basics/calendar.ts'
import { isAbroad, providerLabel, type Provider } from '#domain/provider/provider.ts'
import { begunWords } from '../kit/begun-words.ts'
import { keptWords } from '../kit/kept-words.ts'
import { owedKind } from './owed-words.ts'
import type { OwedRow } from './owed-rows.ts'

/** What is owed, and by whom or of what: a row’s two lines. `begun`: the next version of its letter that somebody began. */
export function rowWords({ what, entry }: OwedRow, providerOf: (id: string) => Provider | null, begun: number | null): { readonly what: string; readonly about: string } {
  if (what.kind === 'task') return { what: what.task.what, about: `Action for ${what.task.owner}` }
  const { kind, about, detail, since } = what.chaser
  const provider = providerOf(about)
  const who = provider === null ? '' : `${providerLabel(provider)}${isAbroad(provider) ? ', abroad' : ''}`
  const sinceWords: Readonly<Partial<Record<typeof kind, string>>> = {
    'approach-unanswered': `asked ${shortDay(since)}`,
    'decline-not-told': `declined ${shortDay(since)}`,
    'not-asked': `agreed ${shortDay(since)}`,
    'not-signed': `accepted ${shortDay(since)}`,
    'not-sent': `signed ${shortDay(since)}`,
    'choose-another': `last declined ${shortDay(since)}`,
    information: detail,
    'not-supported-not-told': detail === '' ? '' : `${detail} tells them`,
    requested: `${detail}, asked ${shortDay(since)}`,
    unacknowledged: `Sent ${shortDay(since)}`,
    'scan-link': `Sent ${shortDay(since)}`,
    report: `seen ${shortDay(since)}`,
    'parked-review': `Last looked at ${longDay(since)}`,
  }
  const rest = sinceWords[kind] ?? (who === '' ? `Report here ${shortDay(since)}` : '')
  // Who is about to send the signed one is told that its writer is at the next (L39).
  const next = kind === 'not-sent' ? [...keptWords(what.kept ? (entry.letters.at(-1)?.version ?? null) : null), ...begunWords(begun)] : []
  return { what: owedKind(what).what, about: [[who, rest].filter((part) => part !== '').join(', '), ...next].join('. ') }
}
