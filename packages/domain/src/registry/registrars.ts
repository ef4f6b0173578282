/** Who keeps the registers: the office for what it inspects, the system administrator for accounts' people. */
export const registrars = ['planner', 'director', 'system-admin'] as const;
