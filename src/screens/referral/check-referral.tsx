import { AppFrame } from '../app/app-frame.tsx'
import { Button, TextButton } from '../kit/button.tsx'
import { focusPanel } from '../kit/focus-on-open.ts'
import { scriptOf } from '../kit/script-of.ts'
import { counted } from '../kit/show-time.ts'
import { useKeys } from '../kit/use-keys.ts'
import { boxNames, shownValue } from './fill-from.ts'
import { LeftOutList } from './left-out.tsx'
import type { ReferralToCheck } from './use-referral.ts'
import './referral.css'

interface CheckReferralProps {
  readonly referral: ReferralToCheck
  readonly onBack: () => void
}

/** What was read of a referral beside where it stands, and what was not: a person says whether it is used (S31, S33). */
export function CheckReferral({ referral, onBack }: CheckReferralProps) {
  const { file, read: { read, left, more }, inHand, use, putAway } = referral
  useKeys(
    [
      ...(inHand ? [{ keys: 'R', words: 'replace the unfinished request', run: use, inBar: true }, { keys: 'K', words: 'keep it', run: putAway, inBar: true }] : [{ keys: 'Enter', words: 'use these', run: use, inBar: true }]),
      { keys: 'Escape', words: 'back to the questions', run: onBack, inBar: true },
    ],
    { name: 'Referral' },
  )
  return (
    <AppFrame current="cases">
      <div className="new-case">
        <div className="new-case-main" data-area="What was read" tabIndex={-1}>
          <h1 className="new-case-heading" tabIndex={-1} ref={focusPanel}>
            Check what was read
          </h1>
          <p>
            From <bdi>{file}</bdi>. Nothing is saved yet. Hold it against the referral: everything can be changed in the form.
          </p>
          {inHand && (
            <section className="maybe-here" aria-labelledby="referral-in-hand">
              <h2 id="referral-in-hand">A request is unfinished in the form. It is in no case yet.</h2>
              <p>Using the referral writes over all of it.</p>
              <div className="new-case-buttons">
                <Button keys="K" onPress={putAway}>
                  Keep it, and put the referral away
                </Button>
                <Button keys="R" onPress={use}>
                  Replace it with the referral
                </Button>
              </div>
            </section>
          )}
          {read.length === 0 ? (
            <p>Nothing could be read for the form. What the file holds is listed.</p>
          ) : (
            <table className="referral-read">
              <thead>
                <tr>
                  <th scope="col">In the form</th>
                  <th scope="col">As it was read</th>
                  <th scope="col">Where it stands in the file</th>
                </tr>
              </thead>
              <tbody>
                {read.map((value) => (
                  <tr key={value.box}>
                    <th scope="row">{boxNames[value.box]}</th>
                    <td>
                      <bdi {...(value.box === 'inOwnScript' ? scriptOf(value.value) : {})}>{shownValue(value)}</bdi>
                      {value.box === 'hospitalNumber' && <span className="text-quiet referral-note">Check that it is your own hospital’s number</span>}
                    </td>
                    <td className="text-quiet referral-path">
                      <bdi>{value.where}</bdi>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {!inHand && (
            <div className="new-case-buttons">
              <Button kind="primary" keys="Enter" onPress={use}>
                Use these
              </Button>
              <TextButton onPress={putAway}>Put the referral away</TextButton>
            </div>
          )}
        </div>
        <aside className="new-case-aside" data-area="What was not read" tabIndex={-1} aria-labelledby="referral-left-heading">
          <h2 id="referral-left-heading">{left.length === 0 ? 'All of it was read' : `Not read: ${counted(left.length + more, 'part', 'parts')}`}</h2>
          <LeftOutList left={left} more={more} />
          <TextButton keys="Escape" onPress={onBack}>
            Back to the questions
          </TextButton>
        </aside>
      </div>
    </AppFrame>
  )
}
