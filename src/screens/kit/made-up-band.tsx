import './made-up-band.css'

/** Above everything in the made-up clinic, on every screen. */
export function MadeUpBand() {
  return <p className="made-up-band">Made-up clinic. Nobody here is real. Nothing leaves this computer.</p>
}
