// The AWS SDK for JavaScript with an SSO profile: the token that the AWS CLI cached, keys for it, and an error by its type.
import { CreateTokenCommand, RegisterClientCommand, SSOOIDCClient, StartDeviceAuthorizationCommand } from "@aws-sdk/client-sso-oidc";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { fromSSO } from "@aws-sdk/credential-providers";

const sts = new STSClient({ maxAttempts: 1, credentials: fromSSO({ profile: "dev" }) });
const { Arn: arn } = await sts.send(new GetCallerIdentityCommand({}));

const oidc = new SSOOIDCClient({ maxAttempts: 1 });
const client = await oidc.send(new RegisterClientCommand({ clientName: "js", clientType: "public" }));
const { clientId, clientSecret } = client;
const started = await oidc.send(new StartDeviceAuthorizationCommand({ clientId, clientSecret, startUrl: "https://corp.awsapps.com/start" }));
const grantType = "urn:ietf:params:oauth:grant-type:device_code";
const pending = await oidc
  .send(new CreateTokenCommand({ clientId, clientSecret, grantType, deviceCode: started.deviceCode }))
  .then(() => ({}), (wrong) => wrong);
console.log(JSON.stringify({ arn, userCode: started.userCode, type: pending.name, error: pending.error }));
