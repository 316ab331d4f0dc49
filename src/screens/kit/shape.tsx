import type { ShapeKind } from './shape-kind.ts'
import './shape.css'

interface ShapeProps {
  readonly kind: ShapeKind
}

/** Ring: saved here. Half circle: waiting. Disc: on the server. Triangle: a person is needed. */
export function Shape({ kind }: ShapeProps) {
  return (
    <svg className="shape" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      {drawings[kind]}
    </svg>
  )
}

const ring = <circle cx="7" cy="7" r="5.2" fill="none" stroke="currentColor" strokeWidth="1.7" />

const drawings: Readonly<Record<ShapeKind, React.JSX.Element>> = {
  here: ring,
  waiting: (
    <>
      {ring}
      <path d="M7 1.8a5.2 5.2 0 0 0 0 10.4z" fill="currentColor" />
    </>
  ),
  'on-server': <circle cx="7" cy="7" r="6" fill="currentColor" />,
  person: (
    <>
      <path d="M7 .8 13.6 13H.4z" fill="currentColor" />
      <path d="M7 5v4M7 10.2v1.5" className="shape-cut" strokeWidth="1.5" />
    </>
  ),
}
