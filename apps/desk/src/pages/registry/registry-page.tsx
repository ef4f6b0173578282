import { Page } from '@mingcha/ui';
import type { ReactNode } from 'react';
import { RegistryTabs } from './tabs.tsx';

interface RegistryPageProps {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}

export function RegistryPage({ title, actions, children }: RegistryPageProps) {
  return (
    <Page title={title} actions={actions}>
      <RegistryTabs />
      {children}
    </Page>
  );
}
