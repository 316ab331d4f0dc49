import { Button } from '../kit/button.tsx'
import { roleName } from '../kit/role-words.ts'
import type { ComparedVersion } from './compare-versions.ts'

interface VersionColumnProps {
  readonly version: ComparedVersion
  readonly number: number
  readonly chosen: boolean
  readonly onKeep: () => void
}

/** One version: its words with what it changed marked, who wrote it, and what they had and had not seen. */
export function VersionColumn({ version, number, chosen, onKeep }: VersionColumnProps) {
  return (
    <section className={chosen ? 'version version-on' : 'version'} aria-label={`Version ${number}, ${version.author}`}>
      <div className="version-head">
        <h2>{version.author}</h2>
        <p className="text-quiet">
          {roleName(version.role)}, {version.ours ? 'on this computer' : 'on another computer'}
        </p>
      </div>
      <p className="version-words" dir="auto">
        {version.words.map((stretch, index) => (stretch.own ? <mark key={index}>{stretch.text}</mark> : <span key={index}>{stretch.text}</span>))}
        {version.words.every((stretch) => stretch.text === '') && 'No words'}
      </p>
      <dl className="version-facts">
        {version.fields.map((field) => (
          <div key={field.name}>
            <dt>{field.name}</dt>
            <dd>{field.differs ? <mark>{field.value}</mark> : field.value}</dd>
          </div>
        ))}
        <div>
          <dt>Written</dt>
          <dd>{version.written}</dd>
        </div>
        <div>
          <dt>Had seen</dt>
          <dd>{version.hadSeen}</dd>
        </div>
        <div>
          <dt>Had not seen</dt>
          <dd>{version.hadNotSeen}</dd>
        </div>
      </dl>
      <Button keys={String(number)} onPress={onKeep}>
        Keep this version
      </Button>
    </section>
  )
}
