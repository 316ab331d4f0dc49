import { useId, type ReactNode } from 'react'
import { isFocusFree } from './keep-focus.ts'
import { KeyCap } from './key-cap.tsx'
import { capOf, shortcutOf } from './key-names.ts'
import './section.css'

export interface SectionProps {
  readonly heading: string
  /** The key in the margin that opens it; bound by the screen with `useKeys`. */
  readonly keys?: string | undefined
  /** Pressing the key in the margin. */
  readonly onKey?: (() => void) | undefined
  /** At the right of the heading: "2 chosen", "Not asked yet", or a TextButton. */
  readonly aside?: ReactNode
  /** The aside says something is wrong: "Not saved". */
  readonly asideHarm?: boolean | undefined
  /** Folded: one sentence in place of the body. */
  readonly folded?: ReactNode
  /** The section in hand when it needs to stand out: a line above and a wash. */
  readonly inHand?: boolean | undefined
  readonly level?: 2 | 3 | undefined
  readonly id?: string | undefined
  /** Where something in the body is named by the heading. */
  readonly headingId?: string | undefined
  readonly children?: ReactNode
}

/** Given as a ref: the section that comes into hand is shown whole, its buttons too. */
function bringIntoView(section: HTMLElement | null): void {
  section?.scrollIntoView({ block: 'nearest' })
}

/** Given as a ref: a section without a box of its own to write in is said when the one before it took the focus away with it. */
function comeIntoHand(section: HTMLElement | null): void {
  bringIntoView(section)
  if (!isFocusFree()) return
  section?.querySelector<HTMLElement>('[data-section-heading]')?.focus({ preventScroll: true })
}

/** A section that has grown since (a name chosen, a form opened) is brought into view with what took the focus. */
function keepInView(event: React.FocusEvent<HTMLElement>): void {
  const section = event.currentTarget
  requestAnimationFrame(() => bringIntoView(section))
}

/** One part of what is captured, reading like the minute: heading, what was said, a hairline. Folded it is a sentence. */
export function Section(props: SectionProps) {
  const { heading, keys, folded, inHand = false, level = 2 } = props
  const ownId = useId()
  const headingId = props.headingId ?? ownId
  const Heading = level === 2 ? 'h2' : 'h3'
  const classes = `section${keys === undefined ? ' section-no-key' : ''}${inHand ? ' section-in-hand' : ''}`
  return (
    // Only listens where the focus went, to keep it in view; nothing is done to the section itself.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className={classes} aria-labelledby={headingId} id={props.id} ref={inHand ? comeIntoHand : undefined} onFocus={inHand ? keepInView : undefined}>
      {keys !== undefined && (
        <button
          type="button"
          className="section-key"
          onClick={props.onKey}
          aria-label={`Open: ${heading}`}
          aria-keyshortcuts={shortcutOf(keys)}
        >
          <KeyCap cap={capOf(keys)} />
        </button>
      )}
      <div>
        <div className="section-head">
          <Heading id={headingId} tabIndex={inHand ? -1 : undefined} data-section-heading>
            {heading}
          </Heading>
          {props.aside !== undefined && (
            <div className={props.asideHarm === true ? 'section-aside section-aside-harm' : 'section-aside'}>{props.aside}</div>
          )}
        </div>
        {folded === undefined ? <div className="section-body">{props.children}</div> : <p className="section-body">{folded}</p>}
      </div>
    </section>
  )
}
