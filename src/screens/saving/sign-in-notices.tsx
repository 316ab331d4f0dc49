import type { Role } from '#domain/journal/act.ts'
import type { Refusal } from '#domain/basics/answer.ts'
import { roleWords } from '../kit/role-words.ts'
import { Button } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { wordsFor } from '../kit/words-for-refusals.ts'

export interface SignInEndedProps {
  /** A browser is open for it, or why nobody came back; null while nothing was asked. */
  readonly signingIn: 'waiting' | Refusal | null
  readonly onSignIn: () => void
  readonly onStopSignIn: () => void
}

/** The sign-in with the trust's own service has ended: it can be made again from here. */
export function SignInEnded({ signingIn, onSignIn, onStopSignIn }: SignInEndedProps) {
  if (signingIn === 'waiting') {
    return (
      <Notice calm title="Sign in in your browser." actions={<Button dense onPress={onStopSignIn}>Stop waiting</Button>}>
        It has been opened at your trust’s sign-in page. Consilium waits for 2 minutes.
      </Notice>
    )
  }
  return (
    <Notice
      title="Your sign-in to the trust has ended."
      actions={
        <Button kind="primary" dense keys="F3" onPress={onSignIn}>
          Sign in again
        </Button>
      }
    >
      {signingIn === null ? 'Nothing is lost, and everything but sending goes on.' : wordsFor(signingIn)}
    </Notice>
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
