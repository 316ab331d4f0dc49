import type { Answer } from '../answers/asking.ts'
import { answerJson } from '../answers/asking.ts'
import { writeOutcome } from '../outcome.ts'
import type { Refusal } from '../outcome.ts'
import type { BundleEntry } from './read-bundle.ts'

/** The answer to a Bundle of requests: one to each, in the order they were sent. */
export function answerResponses(type: 'transaction' | 'batch', entries: readonly (BundleEntry | Refusal)[], found: readonly (Answer | Refusal)[]): Answer {
  const written = found.map((each, at) => {
    const entry = entries[at]
    return each.kind === 'refusal' ? writeRefused(each) : writeAnswered(each, entry?.kind === 'entry' && entry.method === 'GET')
  })
  return answerJson(`{"resourceType":"Bundle","type":"${type}-response"${written.length === 0 ? '' : `,"entry":[${written.join(',')}]`}}`)
}

/** What was sent is not sent back. */
function writeAnswered({ status, entry, body }: Answer, isRead: boolean): string {
  const location = entry === undefined || isRead ? {} : { location: `${entry.type}/${entry.id}/_history/${entry.version}` }
  const version = entry === undefined ? {} : { ...location, etag: `W/"${entry.version}"`, lastModified: new Date(entry.lastUpdated).toISOString() }
  return `{${isRead ? `"resource":${body.toString()},` : ''}"response":${JSON.stringify({ status: String(status), ...version })}}`
}

function writeRefused(refusal: Refusal): string {
  return `{"response":{"status":"${refusal.status}","outcome":${writeOutcome(refusal)}}}`
}

/** A refusal that says which entry it is of, for a Bundle of which nothing is kept because of it. */
export function nameEntry(at: number, refusal: Refusal): Refusal {
  const place = `Bundle.entry[${at}]`
  const places = refusal.places?.map((each) => each.replace(/^[A-Za-z]+/, `${place}.resource`)) ?? [place]
  return { ...refusal, words: `${place}: ${refusal.words} Nothing of the Bundle was kept.`, places }
}
