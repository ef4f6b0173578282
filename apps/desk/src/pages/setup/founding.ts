import { OpenAccount } from '@mingcha/domain/access';
import { FoundOffice, RegisterPerson } from '@mingcha/domain/registry';
import { z } from 'zod';

const administratorRoles = ['system-admin', 'security-admin', 'auditor'] as const;

export const Founding = z.object({
  code: z.string().trim().min(1).max(20),
  office: FoundOffice.pick({ name: true, short: true, code: true }),
  administrators: z.array(
    z.object({
      role: z.enum(administratorRoles),
      name: RegisterPerson.shape.name,
      username: OpenAccount.shape.username,
      password: z.string().min(1).max(200),
    }),
  ),
});

export interface AdministratorValues {
  role: (typeof administratorRoles)[number];
  name: string;
  username: string;
  password: string;
}

export const blank = {
  code: '',
  name: '',
  short: '',
  series: '',
  administrators: administratorRoles.map(
    (role): AdministratorValues => ({ role, name: '', username: '', password: '' }),
  ),
};
