import type { ReactNode } from 'react'
import { longDay, weekdayOf } from '#domain/basics/calendar.ts'
import type { CaseSlide, Slide } from '#domain/meeting/slide.ts'
import { scriptOf } from '../kit/script-of.ts'
import { agreedHeading, courtWordsFor, factsOf, independenceWords, spokenBy, standingWords, unsettledWords } from './slide-words.ts'
import { useFit } from './use-fit.ts'
import '../kit/page.css'
import './slide-page.css'

/** What the room sees of one case. */
export function SlidePage({ slide }: { readonly slide: Slide }) {
  const { box, over } = useFit(slide)
  const { meeting } = slide
  return (
    <div className="slide">
      <SlideBand slide={slide} />
      <main className="slide-main" ref={box}>
        {slide.kind === 'withheld' ? <p className="slide-words">{withheldWords[slide.why]}</p> : <OfCase slide={slide} />}
      </main>
      <footer className="slide-foot">
        <p>
          {slide.madeUp && 'Made-up clinic. '}
          {over ? 'There is more than fits here: ask for it to be read out.' : notShown(slide)}
        </p>
        <p>{[meeting.name, meeting.on === null ? '' : `${weekdayOf(meeting.on)} ${longDay(meeting.on)}`].filter((part) => part !== '').join(', ')}</p>
      </footer>
    </div>
  )
}

const withheldWords = {
  'not-here-yet': 'This case is not on this computer yet.',
  erased: 'This case is no longer discussed.',
  'two-versions': 'Two versions of who this is are to be settled. Nothing of the case is shown until then.',
} as const

function notShown(slide: Slide): string {
  const named = slide.kind === 'case' && slide.who.kind === 'named'
  return `${named ? 'Private' : 'Names, private'} notes and dissenters’ names are not shown on this screen`
}

function SlideBand({ slide }: { readonly slide: Slide }) {
  const place = slide.place.number === 0 ? 'Not on the agenda' : `Case ${slide.place.number} of ${slide.place.of}`
  if (slide.kind === 'withheld') return <Band title={place}>{null}</Band>
  const { who } = slide
  if (who.kind === 'restricted') {
    return (
      <Band title={place} facts={factsOf(slide)}>
        <strong>Name not shown:</strong> reporting restriction
      </Band>
    )
  }
  if (who.kind === 'initials') {
    return (
      <Band title={who.initials} facts={factsOf(slide)}>
        <strong>Name not shown.</strong> {place}
      </Band>
    )
  }
  const own = who.inOwnScript === null ? null : <bdi {...scriptOf(who.inOwnScript)}>{who.inOwnScript}</bdi>
  return (
    <Band title={who.name} beside={own} facts={factsOf(slide)}>
      {who.restricted && <strong>Reporting restriction. </strong>}
      {place}
    </Band>
  )
}

interface BandProps {
  readonly title: string
  readonly beside?: ReactNode
  readonly facts?: string
  readonly children: ReactNode
}

function Band({ title, beside, facts = '', children }: BandProps) {
  return (
    <header className="slide-band">
      <p className="slide-name">
        <bdi>{title}</bdi>
      </p>
      {beside !== null && beside !== undefined && <p className="slide-own-script">{beside}</p>}
      <p>{facts}</p>
      <p className="slide-band-end">{children}</p>
    </header>
  )
}

function OfCase({ slide }: { readonly slide: CaseSlide }) {
  if (slide.view === 'words') return <OwnWords slide={slide} />
  if (slide.view === 'read-back' && slide.agreed !== null) {
    return (
      <>
        <h1 className="slide-label">{agreedHeading(slide.agreed)}</h1>
        <p className="slide-question" dir="auto">
          {slide.agreed.sentence}
        </p>
      </>
    )
  }
  return (
    <div className="slide-columns">
      <div>
        <p className="slide-label">The question</p>
        <h1 className="slide-question" dir="auto">
          {slide.question ?? unsettledOr(slide, 'question', 'No question has been written yet.')}
        </h1>
        <Sides slide={slide} />
        <Agreed slide={slide} />
      </div>
      <Beside slide={slide} />
    </div>
  )
}

function Sides({ slide }: { readonly slide: CaseSlide }) {
  return (
    <>
      {slide.sides.length > 0 && (
        <div className="slide-sides">
          {slide.sides.map(({ who, text }, index) => (
            <section key={index} aria-label={who}>
              <h2 className="slide-heading" dir="auto">
                {who}
              </h2>
              <p dir="auto">{text}</p>
            </section>
          ))}
        </div>
      )}
      {slide.unsettled.includes('sides') && <p className="slide-unsettled">{unsettledWords.sides}</p>}
    </>
  )
}

function Agreed({ slide }: { readonly slide: CaseSlide }) {
  const { agreed } = slide
  if (agreed === null && !slide.unsettled.includes('agreed')) return null
  return (
    <section className="slide-agreed" aria-label="What we agree">
      {agreed === null ? (
        <p>{unsettledWords.agreed}</p>
      ) : (
        <>
          <h2 className="slide-label">{agreedHeading(agreed)}</h2>
          <p className="slide-sentence" dir="auto">
            {agreed.sentence}
          </p>
        </>
      )}
    </section>
  )
}

function Beside({ slide }: { readonly slide: CaseSlide }) {
  const { standing, court, why, asked } = slide
  const unsettledWhy = slide.unsettled.includes('why')
  return (
    <div className="slide-beside">
      {standing !== null && (
        <section>
          <h2 className="slide-heading">{standingWords[standing].title}</h2>
          <p>{standingWords[standing].words}</p>
        </section>
      )}
      {court !== null && (
        <section>
          <h2 className="slide-heading">Before the court</h2>
          {courtWordsFor(court).map((words) => (
            <p key={words}>{words}</p>
          ))}
        </section>
      )}
      {(why.length > 0 || unsettledWhy) && (
        <section>
          <h2 className="slide-heading">Why a second opinion</h2>
          {unsettledWhy && <p>{unsettledWords.why}</p>}
          {why.map(({ words, primary }) => (
            <p key={words} dir="auto">
              {primary ? <strong>{words}</strong> : words}
              {primary && why.length > 1 && ', primary'}
            </p>
          ))}
        </section>
      )}
      {asked.length > 0 && (
        <section>
          <h2 className="slide-heading">Who is asked</h2>
          {asked.map(({ label, independence }, index) => (
            <p key={index} dir="auto">
              {index === 0 ? label : `If they decline: ${label}`}. {independenceWords[independence]}
            </p>
          ))}
        </section>
      )}
    </div>
  )
}

function OwnWords({ slide }: { readonly slide: CaseSlide }) {
  return (
    <>
      <h1 className="slide-label">In their own words</h1>
      {slide.words.map((entry, index) => (
        <figure key={index} className="slide-own">
          <blockquote dir="auto">“{entry.text}”</blockquote>
          <figcaption dir="auto">{spokenBy(entry)}</figcaption>
        </figure>
      ))}
      {slide.words.length === 0 && <p>Nobody’s words have been recorded yet.</p>}
      {slide.unsettled.includes('words') && <p className="slide-unsettled">{unsettledWords.words}</p>}
    </>
  )
}

function unsettledOr(slide: CaseSlide, part: 'question', words: string): string {
  return slide.unsettled.includes(part) ? unsettledWords[part] : words
}
