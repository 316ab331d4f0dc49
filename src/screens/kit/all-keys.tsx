import { TextButton } from './button.tsx'
import { KeyCap } from './key-cap.tsx'
import { capOf } from './key-names.ts'
import { listKeys } from './list-keys.ts'
import { useAllKeys, useKeys } from './use-keys.ts'
import { usePanelFocus } from './use-panel-focus.ts'
import './all-keys.css'

interface AllKeysProps {
  readonly onClose: () => void
  /** Where single keys are turned off and on; none before anybody is signed in. */
  readonly onSettings?: () => void
}

/** Every key that works now, at the right of the window; work goes on beside it. */
export function AllKeys({ onClose, onSettings }: AllKeysProps) {
  const { scopes, bareLetters } = useAllKeys()
  const heading = usePanelFocus<HTMLHeadingElement>()
  useKeys([{ keys: 'Escape', words: 'close the list of keys', run: onClose }], { name: 'All keys' })
  return (
    <aside className="all-keys" aria-labelledby="all-keys-title" data-area="All keys" data-panel>
      <div className="all-keys-head">
        <h2 id="all-keys-title" ref={heading} tabIndex={-1}>
          All keys
        </h2>
        <TextButton onPress={onClose} keys="Escape">
          Close
        </TextButton>
      </div>
      <p className="text-quiet">
        {bareLetters
          ? 'A letter alone works when you are not writing. Alt and the letter works always.'
          : 'Single keys are turned off. Hold Alt with a letter.'}
      </p>
      {onSettings !== undefined && (
        <TextButton onPress={onSettings} keys="Ctrl+,">
          {bareLetters ? 'Turn single keys off' : 'Turn single keys on'}: Settings
        </TextButton>
      )}
      {listKeys(scopes).map(({ name, bindings }) => (
        <section key={name}>
          <h3>{name}</h3>
          <dl>
            {bindings.map(({ keys, words }) => (
              <div key={keys}>
                <dt>
                  <KeyCap cap={capOf(keys)} />
                  <span className="only-heard">{capOf(keys)}</span>
                </dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </aside>
  )
}
