import type { CornerWords } from '../saving/corner-words.ts'

/** What waits to be sent: a figure where it is known, null where it is not. The made-up clinic has nowhere to send to. */
export type Waiting = number | null | 'no-server'

/** "Saved. 6 waiting to send." when the figure is known; else only what is true without opening anything. */
export function savedSentence(waiting: Waiting): string {
  if (waiting === 'no-server') return 'Saved on this computer. The made-up clinic sends nothing.'
  if (waiting === null) return 'Your work is saved on this computer, locked.'
  return waiting === 0 ? 'Saved. Nothing waiting to send.' : `Saved. ${waiting.toLocaleString('en-GB')} waiting to send.`
}

/** The corner while nothing can be read: what was known when it was locked. */
export function cornerWhenLocked(waiting: Waiting): CornerWords {
  if (waiting === 'no-server') return { shape: 'here', tone: 'calm', parts: ['Saved on this computer', 'made-up clinic, no trust server', 'locked'] }
  if (waiting === null) return { shape: 'here', tone: 'calm', parts: ['Saved on this computer', 'locked'] }
  return waiting === 0
    ? { shape: 'here', tone: 'calm', parts: ['Saved on this computer', 'nothing waiting to send', 'locked'] }
    : { shape: 'waiting', tone: 'calm', parts: ['Saved on this computer', `${waiting.toLocaleString('en-GB')} waiting to send`, 'sent when you sign in again'] }
}
