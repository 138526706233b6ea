import type { Area } from '../../shell/area.ts'

export const area: Area = {
  id: 'sign-in',
  pages: [
    { path: '/sign-in', load: () => import('./SignInPage.tsx'), outside: 'public' },
    { path: '/forgot-password', load: () => import('./recovery/ForgottenPage.tsx'), outside: 'public' },
    { path: '/reset-password', load: () => import('./recovery/ResetPage.tsx'), outside: 'public' },
    { path: '/verify-email', load: () => import('./recovery/VerifyPage.tsx'), outside: 'public' },
    { path: '/sign-in/social', load: () => import('./social/SocialPage.tsx'), outside: 'public' },
    { path: '/invitation', load: () => import('./invitation/InvitationPage.tsx'), outside: 'public' },
    { path: '/register', load: () => import('./RegisterPage.tsx'), outside: 'public' },
    { path: '/welcome', load: () => import('./WelcomePage.tsx'), outside: 'signed_in' },
  ],
}
