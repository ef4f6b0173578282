import { FaceSwitch, LanguageSwitch, useWords } from '@mingcha/ui';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import styles from '../../session/sign-in.module.css';
import { SignInForm } from '../../session/sign-in-form.tsx';
import { signedOut } from '../../session/signed-out.ts';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { say } = useWords();
  const { to } = route.useSearch();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const enter = async () => {
    signedOut.over();
    queries.clear();
    await navigate({ to: to ?? '/' });
  };
  return (
    <div className={styles.door}>
      <header className={styles.head}>
        <FaceSwitch />
        <LanguageSwitch />
      </header>
      <main className={styles.middle}>
        <h1 className={styles.name}>{say('desk.product')}</h1>
        <p className={styles.motto}>{say('desk.motto')}</p>
        <SignInForm onDone={() => void enter()} />
        <p className={styles.hint}>{say('desk.signIn.hint')}</p>
      </main>
    </div>
  );
}
