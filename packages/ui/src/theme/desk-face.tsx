import './index.css';
import { Notifications } from '@mantine/notifications';
import { type FaceProps, FaceProvider } from './face-provider.tsx';
import { theme } from './theme.ts';

export function DeskFace({ children, ...rest }: FaceProps) {
  return (
    <FaceProvider base="desk" theme={theme} {...rest}>
      {children}
      <Notifications position="bottom-right" limit={3} containerWidth={380} />
    </FaceProvider>
  );
}
