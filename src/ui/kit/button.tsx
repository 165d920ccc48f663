import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './button.module.css';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'plain' | 'primary' | 'quiet';
  readonly icon?: ReactNode;
  readonly pressed?: boolean;
}

export function Button({ look = 'plain', icon, pressed, children, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      className={`${styles.button} ${styles[look]} ${children === undefined ? styles.square : ''} ${className ?? ''}`}
      {...rest}
    >
      {icon}
      {children}
    </button>
  );
}
