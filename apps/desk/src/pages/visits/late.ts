interface Due {
  state: string;
  alarmedAt: number | null;
}

/** Nobody has heard of this team since it was due back. */
export const isLate = ({ state, alarmedAt }: Due): boolean =>
  alarmedAt !== null && (state === 'scheduled' || state === 'started');
