import { shortDay } from '#domain/basics/calendar.ts'
import { LONGEST_READING_DAYS } from '#domain/basics/reading-limit.ts'
import type { Profile } from '#domain/profile/profile.ts'
import { chaserTimesOf } from '#domain/profile/use-profile.ts'
import { ContactList } from '../kit/contact-list.tsx'
import { counted } from '../kit/show-time.ts'
import { settingName } from './profile-words.ts'

/** The profile as it works now. */
export function ProfileInForce({ profile }: { readonly profile: Profile }) {
  const { trust, quorum, bankHolidays, phrases, letter, recovery, readingDays } = profile
  return (
    <dl className="settings-rows">
      <Row name="Trust">
        {trust.logo !== null && <img className="settings-logo" src={`data:image/png;base64,${trust.logo.png}`} alt={trust.logo.shows} />}
        <p>
          <strong>{trust.name}</strong>
          {trust.ods !== '' && `, ODS code ${trust.ods}`}
        </p>
        <p>{[...trust.address, trust.telephone].filter((part) => part !== '').join(', ')}</p>
      </Row>
      <Row name="Contacts">
        <ContactList profile={profile} />
        {profile.contacts.marthasRule === null && <p>Martha’s Rule: not set here. The team’s own number counts, or the switchboard.</p>}
      </Row>
      <Row name="Quorum">{quorum === null ? 'Not set here: the team’s own rule counts' : quorum.needs.map(({ words, least }) => `${least} ${words}`).join(', ')}</Row>
      <Row name="Chased after">
        <ul>
          {Object.entries(chaserTimesOf({ profile }))
            .filter(([key]) => key !== 'parkedReview')
            .map(([key, days]) => (
              <li key={key}>
                {settingName({ path: [key] })}: {counted(days, key === 'scanLink' ? 'day' : 'working day')}
              </li>
            ))}
        </ul>
        A parked request is looked at every day
      </Row>
      <Row name="Days off">{bankHolidays.length === 0 ? 'Bank holidays of England and Wales' : `Bank holidays of England and Wales, and ${bankHolidays.map((day) => `${shortDay(day)} ${day.slice(0, 4)}`).join(', ')}`}</Row>
      <Row name="Standard questions">{letter.standardQuestions === null ? 'The usual four' : `${counted(letter.standardQuestions.length, 'question')} in the trust’s own words`}</Row>
      <Row name="Phrases">{phrases.length === 0 ? 'None' : `${counted(phrases.length, 'phrase')}, offered beside a letter’s words`}</Row>
      <Row name="Reading without a sign-in">{counted(readingDays ?? LONGEST_READING_DAYS, 'day')}, then nothing is read on that computer until its owner signs in</Row>
      <Row name="Lost passphrases">{recovery === null ? 'Not set here: records whose passphrase is lost cannot be opened' : `${recovery.holder} can give a way back in`}</Row>
      {profile.about !== '' && <Row name="About">{profile.about}</Row>}
    </dl>
  )
}

function Row({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
