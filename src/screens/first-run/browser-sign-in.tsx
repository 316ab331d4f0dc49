import { useEffect, useRef } from 'react'
import type { SignedInPerson } from '#state/sign-in-offer.ts'
import { Button } from '../kit/button.tsx'
import type { FieldError } from '../kit/field-error.ts'
import { Notice } from '../kit/notice.tsx'
import { Radios } from '../kit/radios.tsx'
import { roleWords } from '../kit/role-words.ts'
import { WaitForBrowser } from '../kit/wait-for-browser.tsx'

export interface BrowserSignInProps {
  /** `waiting`: the browser is open, and nobody has come back from it yet. */
  readonly state: 'not-yet' | 'waiting' | SignedInPerson
  readonly team: string | null
  readonly onTeam: (team: string) => void
  readonly onSignIn: () => void
  readonly onStop: () => void
  readonly errors: readonly FieldError[]
}

/** Signing in with the trust's account: the button, the wait for the browser, and who came back from it. */
export function BrowserSignIn(props: BrowserSignInProps) {
  const place = useRef<HTMLDivElement>(null)
  // What had the keyboard may be gone with the step before: it stays where the person was.
  useEffect(() => {
    if (document.activeElement !== document.body) return
    const next = typeof props.state === 'string' ? place.current?.querySelector('button') : place.current
    next?.focus()
  }, [props.state])
  return (
    <div id="sign-in" className="browser-sign-in" tabIndex={-1} ref={place}>
      <Step {...props} />
    </div>
  )
}

function Step(props: BrowserSignInProps) {
  const { state, onSignIn, onStop } = props
  if (state === 'waiting') return <WaitForBrowser onStop={onStop} dense={false} />
  if (state !== 'not-yet') return <WhoSignedIn {...props} person={state} />
  const error = props.errors.find(({ field }) => field === 'sign-in')?.words
  return (
    <div className={error === undefined ? 'field' : 'field field-wrong'}>
      {error !== undefined && (
        <p className="field-error" id="sign-in-error">
          {error}
        </p>
      )}
      <Button kind="primary" onPress={onSignIn} describedBy={error === undefined ? undefined : 'sign-in-error'}>
        Sign in with your trust’s account
      </Button>
    </div>
  )
}

function WhoSignedIn({ person, team, onTeam, onSignIn, errors }: BrowserSignInProps & { readonly person: SignedInPerson }) {
  const [only] = person.places
  return (
    <>
      <Notice calm title={`Signed in as ${person.name}.`} actions={<Button dense onPress={onSignIn}>Sign in as somebody else</Button>}>
        {only !== undefined && person.places.length === 1 ? `Your trust says: ${roleWords[only.role].words}, in the team ${only.team}.` : 'Your trust says that you are in several teams.'}
      </Notice>
      {person.places.length > 1 && (
        <Radios
          id="place"
          legend="Which team is this for?"
          hint="Each team has its own locked records. You can set up another afterwards"
          choices={person.places.map((place) => ({ value: place.team, words: place.team, hint: roleWords[place.role].words }))}
          chosen={team}
          onChoose={onTeam}
          error={errors.find(({ field }) => field === 'place')?.words}
        />
      )}
    </>
  )
}
