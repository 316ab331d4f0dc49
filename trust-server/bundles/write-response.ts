import type { Answer } from '../answers/asking.ts'
import { answerJson } from '../answers/asking.ts'
import { refuse, writeOutcome } from '../outcome.ts'
import type { Refusal } from '../outcome.ts'
import type { BundleEntry } from './read-bundle.ts'

const mostRead = 16 * 1024 * 1024
export const tooMuch = refuse(413, 'too-costly', 'What is read by one Bundle may come to 16 MB at most. Ask for fewer entries, or in several Bundles.')

/** The room there is for what is read by one Bundle: a few words can ask for more than a server can hold. */
export class Room {
  #left = mostRead

  /** Whether something found no room. */
  get isFull(): boolean {
    return this.#left < 0
  }

  /** Takes the text of an answer, and says whether there was room for it. */
  take(text: string): boolean {
    this.#left -= Buffer.byteLength(text)
    return !this.isFull
  }
}

/** The answer to a Bundle of requests: one to each as it is written, in the order they were sent. */
export function answerResponses(type: 'transaction' | 'batch', written: readonly string[]): Answer {
  return answerJson(`{"resourceType":"Bundle","type":"${type}-response"${written.length === 0 ? '' : `,"entry":[${written.join(',')}]`}}`)
}

/** The answer to one entry as it stands among the others. */
export function writeResponse(entry: BundleEntry | Refusal, found: Answer | Refusal): string {
  return found.kind === 'refusal' ? writeRefused(found) : writeAnswered(found, isRead(entry))
}

export function isRead(entry: BundleEntry | Refusal): boolean {
  return entry.kind === 'entry' && entry.method === 'GET'
}

/** What was sent is not sent back. */
function writeAnswered({ status, entry, body }: Answer, isShown: boolean): string {
  const location = entry === undefined || isShown ? {} : { location: `${entry.type}/${entry.id}/_history/${entry.version}` }
  const version = entry === undefined ? {} : { ...location, etag: `W/"${entry.version}"`, lastModified: new Date(entry.lastUpdated).toISOString() }
  return `{${isShown ? `"resource":${body.toString()},` : ''}"response":${JSON.stringify({ status: String(status), ...version })}}`
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
