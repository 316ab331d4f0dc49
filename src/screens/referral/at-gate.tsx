import { useApp } from '#state/app-store.ts'
import { putAwayReferral } from '#state/referral.ts'
import { TextButton } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { BringIn } from './bring-in.tsx'
import './referral.css'

/** A referral at the first questions: it waits until they are answered, and answers none of them (S32). */
export function AtGate() {
  const referral = useApp((state) => state.referral)
  if (referral === null) {
    return (
      <div className="referral-at-gate">
        <BringIn />
        <p className="text-quiet">Or drop its file here. It answers none of these questions.</p>
      </div>
    )
  }
  if (referral.answer?.ok === false) {
    return (
      <Notice title="This file was not read." atOnce actions={<BringIn words="Choose another file" />}>
        {wordsFor(referral.answer.refusal)}
      </Notice>
    )
  }
  return (
    <Notice calm title={referral.answer === null ? 'The referral is being read.' : 'A referral waits.'} actions={<TextButton onPress={putAwayReferral}>Put it away</TextButton>}>
      <bdi>{referral.file}</bdi> is shown when these questions are answered. It answers none of them.
    </Notice>
  )
}
