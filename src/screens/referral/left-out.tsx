import type { Referral } from '#actions/read-referral-file.ts'
import { useApp } from '#state/app-store.ts'
import { counted } from '../kit/show-time.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import './referral.css'

/** All that was not read, each with its place in the file and why (S31). */
export function LeftOutList({ left, more }: Pick<Referral, 'left' | 'more'>) {
  return (
    <>
      <ul className="referral-left">
        {left.map(({ where, says, why }, index) => (
          // Two things can stand at one place for one reason; the list never changes.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            {says !== '' && (
              <p className="referral-says" dir="auto">
                {says}
              </p>
            )}
            <p>{wordsFor(why)}</p>
            <p className="text-quiet referral-path">
              <bdi>{where}</bdi>
            </p>
          </li>
        ))}
      </ul>
      {more > 0 && <p>And {counted(more, 'part', 'parts')} more. Look in the file itself for them.</p>}
    </>
  )
}

/** Beside the form, for as long as the file is in hand: what a person may want to type from it. */
export function StillInFile() {
  const referral = useApp((state) => state.referral)
  if (referral === null || referral.answer?.ok !== true) return null
  const { left, more } = referral.answer.value
  if (left.length === 0) return null
  return (
    <details className="referral-still">
      <summary>Not read from the referral: {left.length + more}</summary>
      <LeftOutList left={left} more={more} />
    </details>
  )
}
