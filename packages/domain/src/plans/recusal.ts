/** What is known of who stands near whom. */
export interface RecusalFacts {
  readonly appointments: readonly {
    readonly person: string;
    readonly homeUnit: string | null;
    readonly secondedFrom?: string | undefined;
  }[];
  readonly relations: readonly {
    readonly person: string;
    readonly unit?: string | undefined;
  }[];
}

export type RecusalGround = 'home-unit' | 'seconded-unit' | 'declared-relation';

export interface Recusal {
  readonly person: string;
  readonly ground: RecusalGround;
}

/** Who may not go to this unit: own unit, unit seconded from, unit a relation was declared with (公务员法 76; R-143). */
export function recusals(unit: string, members: readonly string[], facts: RecusalFacts): readonly Recusal[] {
  return members.flatMap((person): Recusal[] => {
    const appointment = facts.appointments.find((each) => each.person === person);
    if (appointment?.homeUnit === unit) return [{ person, ground: 'home-unit' }];
    if (appointment?.secondedFrom === unit) return [{ person, ground: 'seconded-unit' }];
    const related = facts.relations.some((each) => each.person === person && each.unit === unit);
    return related ? [{ person, ground: 'declared-relation' }] : [];
  });
}

export const isRecused = (unit: string, person: string, facts: RecusalFacts): boolean =>
  recusals(unit, [person], facts).length > 0;
