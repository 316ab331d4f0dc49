import type { Role } from '#domain/journal/act.ts'
import type { Refusal } from '#domain/basics/answer.ts'
import { roleWords } from '../kit/role-words.ts'
import { Button } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { useButtonOfStep, WaitForBrowser } from '../kit/wait-for-browser.tsx'
import { wordsFor } from '../kit/words-for-refusals.ts'

export interface SignInAgainProps {
  /** A browser is open for it, or why nobody came back; null while nothing was asked. */
  readonly signingIn: 'waiting' | Refusal | null
  readonly onSignIn: () => void
  readonly onStopSignIn: () => void
}

/** The sign-in with the trust's own service has ended, or that service does not answer: it can be made again from here. */
export function SignInAgain({ signingIn, onSignIn, onStopSignIn, ended }: SignInAgainProps & { readonly ended: boolean }) {
  const isWaiting = signingIn === 'waiting'
  const place = useButtonOfStep(isWaiting)
  return (
    <div ref={place}>
      {isWaiting ? (
        <WaitForBrowser onStop={onStopSignIn} />
      ) : (
        <Notice
          calm={!ended}
          title={ended ? 'Your sign-in to the trust has ended.' : 'Your trust’s sign-in service does not answer.'}
          actions={
            <Button kind={ended ? 'primary' : 'secondary'} dense keys="F3" onPress={onSignIn}>
              Sign in again
            </Button>
          }
        >
          {signingIn === null ? (ended ? 'Nothing is lost, and everything but sending goes on.' : 'It is asked again by itself. Sign in again if your trust has changed how people sign in.') : wordsFor(signingIn)}
        </Notice>
      )}
    </div>
  )
}

interface RoleChangedProps {
  readonly was: Role
  readonly now: Role
}

/** The trust gives somebody another role than their computer was set up with. */
export function RoleChanged({ was, now }: RoleChangedProps) {
  return (
    <Notice title={`Your trust now has you as ${roleWords[now].words}.`}>
      This computer was set up for you as {roleWords[was].words}, and what you enter as that will be refused by the trust server. Your work is safe here. If it is right, set this computer up again with your new role; if not, tell your IT department.
    </Notice>
  )
}
