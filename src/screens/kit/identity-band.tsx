import type { ReactNode } from 'react'
import { ageInWords, longDay, type CalendarDay } from '#domain/basics/calendar.ts'
import { fullName, showNhs, type Identity } from '#domain/person/identity.ts'
import { scriptOf } from './script-of.ts'
import './identity-band.css'

interface IdentityBandProps {
  readonly identity: Identity
  /** The day the age is counted on. */
  readonly today: CalendarDay
  /** "Inpatient, Heron ward" */
  readonly where: string
  /** "Address protected", "Interpreter: Arabic (Iraqi), for each parent", "Died 4 October 2026". */
  readonly flags?: readonly string[] | undefined
  /** At the far right: the meeting's timer. */
  readonly aside?: ReactNode
  /** In the panel beside a list: facts under one another. */
  readonly narrow?: boolean | undefined
}

/**
 * Who this is about. The one solid band on any screen, and the only use of the deep blue: no band, no patient.
 * A missing NHS number is given with its reason, never left blank (P5).
 */
export function IdentityBand({ identity, today, where, flags = [], aside, narrow = false }: IdentityBandProps) {
  const own = identity.inOwnScript
  const marked = identity.twin === undefined ? flags : [`${identity.twin}: check the hospital number`, ...flags]
  return (
    <section
      className={narrow ? 'identity-band identity-band-narrow' : 'identity-band'}
      aria-label="Who this is about"
    >
      <div className="identity-who">
        <p className="identity-name">
          <bdi>{fullName(identity)}</bdi>
          {own !== undefined && (
            <bdi className="identity-own-script" {...scriptOf(own)}>
              {own}
            </bdi>
          )}
        </p>
        <dl className="identity-facts">
          <Fact name="Born" value={`${longDay(identity.born)}, ${ageInWords(identity.born, today)}`} />
          <Fact name="NHS number" value={showNhs(identity.nhs)} />
          <Fact name="Hospital number" value={identity.hospitalNumber} />
          {where !== '' && <Fact name="Where" value={where} />}
        </dl>
        {marked.length > 0 && (
          <ul className="identity-flags" aria-label="Take care">
            {marked.map((flag) => (
              <li className="identity-flag" key={flag}>
                {flag}
              </li>
            ))}
          </ul>
        )}
      </div>
      {aside !== undefined && <div className="identity-aside">{aside}</div>}
    </section>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
