"""The words that the corpus is made of, and the forms that French gives them."""

from __future__ import annotations

__all__ = [
    "ADJECTIVES",
    "ADVERBS",
    "FEMININE",
    "GIVEN_NAMES",
    "MASCULINE",
    "PLACES",
    "SURNAMES",
    "VERBS",
    "feminine",
    "participle",
    "plural",
    "present",
]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


MASCULINE = _words("""
    abri accès accord achat acier agenda agriculteur air aliment amphithéâtre appareil appel apprentissage arbre
    archipel argent article artisan atelier atlas avion avis bail balcon bassin bateau bâtiment besoin bilan blé
    bois bord boulanger budget bureau cadre cahier calcul calendrier camion canal capteur carnet carrefour
    catalogue centre cercle champ chantier chapitre chemin cheval chiffre choix ciel cinéma citoyen climat code
    collège colloque comité commerce compte concert concours conseil contrat coton couloir courant cours coût
    cuivre débat décret défi degré délai départ dessin diplôme directeur document domaine dossier droit échange
    éclairage écran effort élevage élève emploi engrais ensemble essai étage étang examen exemple exercice
    fabricant facteur fer festival feuillet fichier fil film fleuve foin fonds formateur forum fossile four
    fruit funiculaire futur gain garage gaz genre geste glacier gouffre grain graphique groupe guide habitant
    hangar hectare hiver hôpital horaire hôte impôt incendie indice ingénieur inventaire jardin jour journal
    juge kilomètre laboratoire lac lait langage lecteur lien lieu livre logement logiciel loyer lycée magasin
    maire maïs manuel marbre marché matériel médecin mélange membre mémoire métal métier ministère miroir modèle
    moment monument moteur moulin mouton mur musée niveau nord nuage objet observatoire oiseau opéra orage
    orchestre ouvrage palais panneau papier parc parcours partenaire partage passage patrimoine pays paysage
    peuple phare pigment plan plateau poème poisson pont port portail poste potager printemps prix procédé
    produit professeur programme progrès projet puits quai quartier radeau rail rapport rayon récit refuge
    registre règlement remède rendement repas réseau restaurant résultat rivage robot roman ruisseau rythme
    sable salaire satellite savoir secteur séjour sel semestre sentier service seuil signal site soin sol soleil
    sommet son souvenir spectacle sport stage statut studio sud support tableau tapis tarif taux témoin temps
    terrain territoire texte théâtre théorème tissu titre toit tourisme traité trajet transport travail tunnel
    usage vaccin vallon véhicule vent verger village virage visiteur vocabulaire volcan vote voyage wagon
""")

FEMININE = _words("""
    abeille académie action activité adresse agence aide ambassade analyse année annexe antenne archive arme
    assemblée association attente aube aurore autorité avance averse bande banque barrière base bataille berge
    bibliothèque boisson boîte boussole branche brique brochure caisse campagne capitale carrière carte cascade
    caserne céréale chaleur chambre chance chapelle charte chimie chronique cité classe clé clinique colline
    colonne commande commune comparaison composition condition conférence confiance consigne construction
    coopération copie côte couleur coupe courbe coutume couverture crèche croissance cuisine culture danse date
    découverte défense demande dépense digue diplomatie distance donnée durée dynastie école économie écluse
    édition église élection émission énergie enquête entreprise épreuve équipe escale espèce essence étape
    étoile étude expérience exposition fabrique façade faculté falaise famille ferme fête feuille ficelle fiche
    filière flamme fleur flotte fondation fontaine forêt formation forme fosse foule frontière galerie gamme
    garantie gare géologie gestion glace gomme grange graine grille grotte guérison habitude halle herbe heure
    hirondelle histoire horloge huile hypothèse idée île image imprimerie industrie information initiative
    inscription institution intention journée jeunesse laine lampe langue leçon lecture légende lettre lettrine
    ligne limite liste littérature loi lumière lune machine mairie maison maladie marche marge mairesse matière
    médaille mémoire mesure méthode mine mission moisson monnaie montagne mosquée mousson musique naissance
    nappe nature navette neige norme notice nuance nuit œuvre offre opération oreille orge origine page paix
    palette parcelle parole partie passerelle pêche peinture pelouse pensée période permission perte pétition
    photographie phrase physique pierre pile piste plage plaine planche planète plante plateforme pluie poésie
    poignée politique pommeraie population porte poterie poudre pratique preuve prairie presse prévision prime
    prise procédure production promesse proposition province prune qualité question racine radio raison rampe
    recette recherche récolte réforme région règle relation remise rencontre rente réponse république réserve
    résidence ressource réunion revue richesse rive rivière roche roseraie roue route rue ruche saison salle
    santé saveur science scène séance semaine semence série serre session signature société soie solution sonde
    sortie source statue steppe structure subvention sucrerie surface table tâche taille technique température
    tempête tente terre thèse toile tour tournée trace tradition traduction tribune trousse turbine université
    usine vallée vapeur variante veille vendange vente verrerie victoire vigne ville visite vitrine voie voile
    voiture voix volonté yourte zone
""")

ADJECTIVES = _words("""
    actif adulte agile agricole aimable ambitieux ample ancestral ancien annuel aquatique aride artificiel
    artistique attentif autonome bilingue blanc botanique bref brillant calme capital central certain chaud
    civil clair climatique collectif colonial commercial commun complet complexe concret confortable constant
    coûteux créatif culturel curieux débutant délicat dense difficile direct discret durable économe efficace
    électrique élégant énergétique énorme entier équitable estival étroit exact facile familial fertile fiable
    final forestier fragile fréquent froid général généreux gratuit grave hivernal horizontal humain humide
    idéal immense important industriel intense intérieur international inutile juste large lent libre
    linguistique local lointain lourd lumineux magnétique majeur marin maritime médical mental métallique mince
    mineur minéral mobile moderne modeste moral multiple municipal mûr national naturel net nocturne nombreux
    nomade normal numérique officiel orageux oral oriental original ouvert paisible parallèle partiel patient
    pauvre permanent petit plat pluvieux populaire portable précieux précis précoce privé prochain profond
    prudent public pur quotidien rapide rare récent régional régulier remarquable rentable riche rigoureux
    robuste rond rural sacré saisonnier salubre sauvage savant scientifique scolaire sec sérieux simple social
    solaire solide sombre spatial stable stérile suffisant technique tempéré temporaire terrestre textile
    thermique timide touristique traditionnel tranquille urbain urgent utile valable vaste vertical vif visible
    volontaire voisin
""")

VERBS = _words("""
    abriter accepter accompagner accorder adapter admirer adopter agrandir aider ajouter alimenter améliorer
    analyser animer annoncer applaudir apporter approuver arrêter associer assurer attirer augmenter autoriser
    avertir bâtir border calculer célébrer changer chercher choisir classer combiner commander commenter
    comparer compter confier confirmer conserver consolider consulter contrôler copier coter couper coûter créer
    cultiver débuter décider déclarer décorer définir demander démontrer dépasser déplacer dessiner développer
    distribuer diviser documenter donner doubler éclairer écouter élargir éliminer emprunter encadrer encourager
    enrichir enseigner entourer équiper estimer établir étudier évaluer éviter examiner expliquer explorer
    exporter exposer fabriquer faciliter favoriser filmer financer finir former fournir franchir garantir garder
    gouverner guider habiter illustrer imaginer imiter importer imprimer indiquer informer installer inspirer
    intéresser inventer inviter jouer justifier laisser limiter livrer louer marquer mélanger mentionner mériter
    mesurer modifier montrer motiver noter nourrir observer occuper organiser orner oublier parler partager
    passer perturber planter porter poser pratiquer préciser préparer présenter prêter proposer publier raconter
    ralentir rassembler réaliser récolter recommander récompenser rédiger regarder relier remarquer remplacer
    remplir rencontrer renforcer rénover réparer représenter réserver respecter restaurer résumer retrouver
    réunir réussir sauver séparer signaler signer simplifier stabiliser stimuler surveiller tester tirer
    transformer transporter traverser trier trouver unir utiliser valider varier vérifier visiter voter
""")

ADVERBS = _words("""
    actuellement ailleurs aisément ainsi alors aujourd’hui auparavant aussitôt autrefois beaucoup bientôt
    calmement chaleureusement clairement constamment davantage demain désormais directement discrètement
    doucement durablement efficacement également encore enfin ensemble ensuite entièrement environ facilement
    finalement fréquemment généralement habituellement hier immédiatement largement lentement librement
    localement longtemps lourdement naturellement nettement notamment officiellement parfois partout patiemment
    peu plutôt précisément presque prochainement progressivement prudemment rapidement rarement récemment
    régulièrement sérieusement seulement simplement solidement souvent surtout tard tôt toujours totalement
    volontiers
""")

PLACES = _words("""
    Almaty Astana Aktaou Atyraou Karaganda Kokchetaou Pavlodar Chymkent Taraz Kyzylorda Paris Lyon Nantes Lille
    Rennes Grenoble Toulouse Bordeaux Marseille Dijon Besançon Limoges Poitiers Angers Colmar Amiens Genève
    Bruxelles Montréal Tachkent Douchanbé Bichkek Varsovie Vienne Prague Lisbonne
""")

GIVEN_NAMES = _words("""
    Aïgoul Camille Daniyar Élise Farida Gaspard Hélène Irina Jeanne Karim Louise Madina Nourlan Olga Pauline
    Quentin Raouchan Sabine Timour Ursule Victor Yasmine Zarina Antoine Baptiste Claire
""")

SURNAMES = _words("""
    Abenov Bertrand Chevallier Dubois Ermekova Fontaine Garnier Huet Iskakov Jourdain Kassymov Lefèvre Moreau
    Nourpeïssov Ospanova Perrin Rousseau Sadykov Tessier Vasseur Weber Joubert Marchand Renaud Tulegenov
    Carpentier
""")

_PLURAL = (("eau", "eaux"), ("al", "aux"), ("ail", "ails"), ("eu", "eux"))
_FEMININE = (
    ("el", "elle"),
    ("ien", "ienne"),
    ("if", "ive"),
    ("eux", "euse"),
    ("er", "ère"),
    ("blanc", "blanche"),
    ("public", "publique"),
    ("sec", "sèche"),
    ("bref", "brève"),
    ("discret", "discrète"),
    ("complet", "complète"),
    ("net", "nette"),
)


def plural(word: str) -> str:
    """A noun or an adjective in the plural; words that French leaves as they are, too."""
    if word[-1] in "sxz":
        return word
    return next((word[: -len(end)] + new for end, new in _PLURAL if word.endswith(end)), word + "s")


def feminine(adjective: str) -> str:
    """The feminine form."""
    if adjective.endswith("e"):
        return adjective
    return next((adjective[: -len(end)] + new for end, new in _FEMININE if adjective.endswith(end)), adjective + "e")


def present(verb: str, *, many: bool) -> str:
    """The third person of the present: both groups of verbs here are regular in it."""
    stem = verb[:-2]
    if verb.endswith("er"):
        return stem + ("ent" if many else "e")
    return stem + ("issent" if many else "it")


def participle(verb: str) -> str:
    """The past participle, masculine singular."""
    return verb[:-2] + ("é" if verb.endswith("er") else "i")
