import type { SavingState } from '#state/saving.ts'
import { showDay, showWeekday } from '../kit/show-time.ts'

type Ending = Pick<SavingState, 'reading' | 'signsIn'>

/** What a person does so that reading does not end. */
const unless = (signsIn: boolean): string => (signsIn ? 'you sign in' : 'the trust server is reached')

/** In its last days, and past its end while these records are still open: "Reading here ends on Friday 9 October unless you sign in". '' else. */
export function readingEndsWords({ reading, signsIn }: Ending): string {
  if (reading === null || reading.kind === 'full') return ''
  if (reading.kind === 'soon-ends') return `Reading here ends on ${showWeekday(reading.until)} unless ${unless(signsIn)}`
  return `Reading here ends when you lock, unless ${unless(signsIn)} first`
}

/** It is going to end, and they can sign in themselves. */
export function maySignInToRead(saving: Ending): boolean {
  return saving.signsIn && readingEndsWords(saving) !== ''
}

/** For Settings; null where there is no limit. */
export function readingRow({ reading, signsIn }: Ending): string | null {
  if (reading === null) return null
  if (reading.kind === 'ended') return readingEndsWords({ reading, signsIn })
  return `Records can be read here until ${showDay(reading.until)} unless ${unless(signsIn)} before. After that only a note can be written here`
}
