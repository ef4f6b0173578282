import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';

/** Goes to the door once. (The router's own `Navigate` goes again at every render, and a page being fetched renders often.) */
export function GoOnce({ to, from }: { to: '/sign-in' | '/setup' | '/walk'; from?: string | undefined }) {
  const navigate = useNavigate();
  useEffect(() => {
    const search = from === undefined || from === '/' ? {} : { to: from };
    void navigate({ to, search, replace: true });
  }, [navigate, to, from]);
  return null;
}
