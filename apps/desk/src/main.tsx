import { startWords } from '@mingcha/ui';
import { DeskFace } from '@mingcha/ui/desk';
import { words } from '@mingcha/words';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/query-client.ts';
import { client, TRPCProvider } from './api/trpc.ts';
import './desk.css';
import { OwnWords } from './forms/own-words.tsx';
import { router } from './router.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <DeskFace words={startWords({ words: { 'zh-CN': words.zh, en: words.en } })}>
      <OwnWords />
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={client} queryClient={queryClient}>
          <RouterProvider router={router} />
        </TRPCProvider>
      </QueryClientProvider>
    </DeskFace>
  </StrictMode>,
);
