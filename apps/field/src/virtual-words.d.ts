declare module 'virtual:words/*' {
  /** Address of a catalogue: JSON, deflated. */
  const address: string;
  export default address;
}
