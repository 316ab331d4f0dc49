import type { SavingState } from '#state/saving.ts'
import { Button } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { maySignIn } from './panel-words.ts'
import { maySignInToRead, readingEndsWords } from './reading-words.ts'
import type { SignInAgainProps } from './sign-in-notices.tsx'

/** Said in the last week before records cannot be read here any more (K37). Where they sign in again anyway, that button stands below. */
export function ReadingEnds({ saving, signingIn, onSignIn }: Pick<SignInAgainProps, 'signingIn' | 'onSignIn'> & { readonly saving: SavingState }) {
  const words = readingEndsWords(saving)
  if (words === '') return null
  const hasButton = maySignInToRead(saving) && !maySignIn(saving) && signingIn !== 'waiting'
  return (
    <Notice
      calm={saving.reading?.kind === 'soon-ends'}
      title={`${words}.`}
      {...(hasButton
        ? {
            actions: (
              <Button kind="primary" dense keys="F3" onPress={onSignIn}>
                Sign in
              </Button>
            ),
          }
        : {})}
    >
      Your trust has not confirmed for some time who you are. After that no record can be read here, and only a note written, until it has. What waits is still sent, and a locked copy of it can be made at any time.
    </Notice>
  )
}
