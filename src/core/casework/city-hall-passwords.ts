/**
 * What people at a city hall in Japan hit upon, and runs on the keyboard; beside the published lists of stolen passwords
 * (desk/common-passwords.ts). In small letters.
 */
export const CITY_HALL_PASSWORDS: ReadonlySet<string> = new Set(
  [
    "password passwort passwd passw0rd qwerty qwertyuiop qwertyuio asdfgh asdfghjkl asdf zxcvbn zxcvbnm zxcv qwer poiuytrewq mnbvcxz",
    "1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 1qaz2wsx 1qaz2wsx3edc zaq12wsx zaq1xsw2 qazwsx qazwsxedc qweasd qweasdzxc",
    "letmein welcome admin administrator root system user guest login secret changeme default temp temporary test testtest testing demo sample",
    "iloveyou loveyou lovely love forever sunshine princess sweety sweet angel baby babygirl honey flower butterfly rainbow cookie chocolate cheese",
    "football baseball basketball soccer hockey golf tennis player liverpool chelsea arsenal barcelona yankees lakers dragon monkey tiger eagle lion",
    "panda rabbit hello hellohello goodluck whatever trustno1 starwars superman batman spiderman pokemon pikachu naruto onepiece minecraft matrix",
    "ninja samurai shadow master hunter killer freedom computer internet google facebook instagram youtube twitter windows microsoft office apple",
    "samsung iphone android nintendo sony playstation mustang ferrari mercedes toyota honda suzuki yamaha nissan daniel michael jordan jennifer jessica",
    "ashley nicole andrew thomas robert charlie michelle anthony joshua matthew george harley summer winter spring autumn january february march april",
    "june july august september october november december monday tuesday wednesday thursday friday saturday sunday abc123 abcd abcde abcdef abcdefg",
    "abcdefgh aaaa aaaaaa aabbcc asdasd qweqwe zxczxc qwaszx azerty access manager service support company business family mother father sister",
    "sakura hanako taro tarou tanaka satou suzuki takahashi watanabe yamada doraemon hellokitty totoro ghibli japan nippon nihon tokyo osaka kyoto",
    "nagoya yokohama sapporo fukuoka sendai arigatou arigato konnichiwa ohayou sayonara daisuki aishiteru kawaii ganbare himitsu pasuwado anshou",
    "tsunagu soudan fukushi kaigo kosodate shien shimin shiyakusho kuyakusho yakuba yakusyo kencho kenchou sichou shichou kikaku soumu line",
    "correcthorsebatterystaple thequickbrownfox letmeinplease openthedoor mypassword thisismypassword ihatepasswords nopassword",
    "パスワード ぱすわーど ひみつ あいうえお さくら そうだん しやくしょ つなぐ",
  ].flatMap((line) => line.split(" ")),
);
