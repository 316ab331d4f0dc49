import type { AppState } from '#state/app-store.ts'
import type { SavingState } from '#state/saving.ts'
import { Button } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { Section } from '../kit/section.tsx'
import { useButtonOfStep, WaitForBrowser } from '../kit/wait-for-browser.tsx'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { whyNotYet } from './ended-words.ts'

interface SignInHereProps {
  readonly saving: SavingState
  readonly signingIn: AppState['signingIn']
  readonly onSignIn: () => void
  readonly onStop: () => void
  readonly onTry: () => void
}

/** The way back to reading: signing in with the trust, or reaching its server with the sign-in there is. */
export function SignInHere({ saving, signingIn, onSignIn, onStop, onTry }: SignInHereProps) {
  const isWaiting = signingIn === 'waiting'
  const place = useButtonOfStep(isWaiting)
  return (
    <Section heading={saving.signsIn ? 'Sign in, and everything comes back at once' : 'Reach the trust server, and everything comes back at once'}>
      <div ref={place}>
        {isWaiting ? (
          <WaitForBrowser onStop={onStop} />
        ) : (
          <>
            {signingIn !== null && <Notice atOnce>{wordsFor(signingIn)}</Notice>}
            <p>{whyNotYet(saving)}</p>
            <div className="reading-buttons">
              {saving.signsIn && (
                <Button kind="primary" keys="F3" onPress={onSignIn}>
                  Sign in
                </Button>
              )}
              <Button kind={saving.signsIn ? 'secondary' : 'primary'} keys="F7" onPress={onTry}>
                Try the trust server now
              </Button>
            </div>
          </>
        )}
      </div>
    </Section>
  )
}
