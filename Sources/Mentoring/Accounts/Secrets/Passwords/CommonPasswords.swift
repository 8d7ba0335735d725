/// The words that passwords are made of when nobody thinks: French and English, keyboards, seasons, places, work.
/// Letters only in most, for digits and signs around them are taken off before looking.
let commonPasswords: Set<String> = Set(
    """
    password passwords passe motdepasse monmotdepasse lemotdepasse mdp mot admin administrator administrateur
    administration root user utilisateur guest invite test testtest tester default defaut changeme changezmoi change
    welcome bienvenue bienvenu bonjour bonsoir salut coucou hello helloworld hellohello login connexion connecter
    connectme letmein entrer ouvretoi sesame opensesame secret secrets topsecret monsecret mysecret private prive
    qwerty qwertyuiop qwertyu qwertyui asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc azerty azertyuiop
    azertyui azert qsdf qsdfgh qsdfghjklm wxcvbn qwertz qwertzuiop abc abcd abcde abcdef abcdefg abcdefgh aaa
    iloveyou iloveu loveyou loveme love jetaime jetadore monamour amour amoureux moncoeur cheri cherie doudou loulou
    chouchou princess princesse prince queen reine king roi angel ange sunshine soleil lune moon star etoile
    monkey singe dragon tiger tigre lion shadow ombre master maitre football foot rugby tennis baseball basketball
    hockey soccer superman batman spiderman pokemon starwars naruto minecraft matrix trustno fuckyou merde putain
    whatever jesus dieu god freedom liberte egalite fraternite france french francais paris marseille lyon toulouse
    nantes bordeaux lille london england english europe america canada quebec bruxelles belgique suisse geneve
    vacances holiday holidays weekend dimanche lundi mardi mercredi jeudi vendredi samedi monday tuesday wednesday
    thursday friday saturday sunday printemps ete automne hiver spring summer autumn winter janvier fevrier mars
    avril mai juin juillet aout septembre octobre novembre decembre january february march april june july august
    september october november december noel christmas family famille maman papa mother father enfant enfants
    bureau office travail work company entreprise societe business manager direction ressourceshumaines humanresources
    mentor mentore mentoree mentorat mentoring mentee binome binomes programme program formation training
    computer ordinateur internet windows microsoft google facebook apple samsung iphone android chocolat chocolate
    coffee cafe cheese fromage banana banane orange pomme summertime sommer thomas nicolas julien camille marie
    michel michael jennifer jessica daniel charlie george jordan ashley andrew joshua matthew robert hunter ginger
    pepper buster soccer harley ranger daniel killer maggie cookie biscuit caramel chaton minou chien toutou
    football123 password1 passw0rd motdepasse1 1234567890 123456789012 0123456789 111111111111 000000000000
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
