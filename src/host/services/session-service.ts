/** Session and User. Source: Session reference (`''` where Google does not tell who it is). */
import { entryRules } from '../world/execution';
import { method, scoped, serviceClass } from './define';

interface UserObject {
  readonly email: string;
}

const EMAIL_SCOPE = 'userinfo.email';

export const sessionServices = [
  serviceClass(
    {
      name: 'Session',
      global: true,
    },
    {
      getScriptTimeZone: method(
        'handle',
        '',
        (_self, _args, { world }) => world.project.manifest.timeZone,
      ),
      getActiveUserLocale: method('handle', '', (_self, _args, { world, user }) =>
        world.users.user(user).locale.slice(0, 2),
      ),
      getActiveUser: scoped(
        EMAIL_SCOPE,
        method('handle', '', (_self, _args, context) => {
          const tells = entryRules[context.execution.request.entry].tellsUser;
          const active: UserObject = { email: tells ? context.user : '' };
          return context.handle('User', active);
        }),
      ),
      getEffectiveUser: scoped(
        EMAIL_SCOPE,
        method('handle', '', (_self, _args, context) => {
          const effective: UserObject = { email: context.user };
          return context.handle('User', effective);
        }),
      ),
      /** Real keys change every 30 days; here they last. */
      getTemporaryActiveUserKey: method('handle', '', (_self, _args, { user }) =>
        Buffer.from(`temporary key of ${user}`).toString('base64url'),
      ),
    },
  ),
  serviceClass<UserObject>(
    { name: 'User', path: 'Session.User' },
    {
      getEmail: method('handle', '', (user) => user.email),
    },
  ),
];
