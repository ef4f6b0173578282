interface Standing {
  readonly id: string;
  /** What the next command on it must have seen. */
  readonly version: number;
}

export interface PresentUnit extends Standing {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parent: string | null;
  readonly targetClass: string | null;
  readonly hasWindow: boolean;
}
export interface PresentPerson extends Standing {
  /** Null where it was erased. */
  readonly name: string | null;
  readonly phone: string | null;
  /** Not in the workbook: carried along so that a revision does not lose it. */
  readonly email?: string | null;
  readonly unit: string | null;
  readonly inspector: boolean;
  readonly homeUnit: string | null;
  readonly secondedFrom: string | null;
}
export interface PresentSeat extends Standing {
  readonly unit: string | null;
  readonly duty: string;
  readonly title: string;
  readonly holder: string | null;
}
export interface PresentWindow extends Standing {
  readonly unit: string;
  readonly name: string;
  readonly number: string | null;
}
export interface PresentPost extends Standing {
  readonly unit: string;
  readonly window: string | null;
  readonly name: string;
}
export interface PresentItem extends Standing {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly handlingMode: string;
  readonly statutoryLimit: number;
  readonly promisedLimit: number;
  readonly feeFen: number;
}
/** Of each year the loading that stands. */
export interface PresentYear {
  readonly year: number;
  readonly edition: string;
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
  readonly provisional: boolean;
}

/** The registers as they stand, when a workbook is laid beside them. */
export interface Present {
  readonly units: readonly PresentUnit[];
  readonly people: readonly PresentPerson[];
  readonly seats: readonly PresentSeat[];
  readonly windows: readonly PresentWindow[];
  readonly posts: readonly PresentPost[];
  readonly items: readonly PresentItem[];
  readonly years: readonly PresentYear[];
}
