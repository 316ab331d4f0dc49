import { contactNames, type Profile } from '#domain/profile/profile.ts'
import { bankHolidaysOf } from '#domain/profile/use-profile.ts'
import { londonDay, londonTime } from '#domain/basics/london-day.ts'
import { useNow } from '#state/use-now.ts'
import { openingWords, reachWords } from './contact-words.ts'

interface ContactListProps {
  readonly profile: Profile
  readonly only?: readonly (typeof contactNames)[number][]
}

/** Whom families and staff can turn to, and whether they can be reached now (rows 10, 38). */
export function ContactList({ profile, only = contactNames }: ContactListProps) {
  const now = useNow()
  const moment = { day: londonDay(now), time: londonTime(now) }
  const holidays = bankHolidaysOf({ profile })
  return (
    <>
      {only.map((name) => {
        const contact = profile.contacts[name]
        return (
          contact !== null && (
            <p key={name}>
              <strong>{contact.name}</strong>: {reachWords(contact)}. {openingWords(contact, moment, holidays)}.
            </p>
          )
        )
      })}
    </>
  )
}
